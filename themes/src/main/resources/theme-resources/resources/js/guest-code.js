// Counts down until another code can be mailed. Without this script the button is there all the same, and the server
// says when it is too early.
const wait = document.querySelector("[data-guest-wait]");
const again = document.getElementById("guest-code-again");

if (wait && again) {
    const from = Date.now() + Number(wait.dataset.guestWait) * 1000;
    const words = wait.dataset.guestWaitSeconds;

    const show = () => {
        const left = Math.ceil((from - Date.now()) / 1000);
        again.disabled = left > 0;
        if (left <= 0) {
            wait.hidden = true;
            clearInterval(timer);
        } else if (left <= 90) {
            wait.textContent = words.replace("#", String(left));
        }
    };

    const timer = setInterval(show, 1000);
    show();
}
