package io.github.keycloakguests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Docker files, as far as they can be judged without an engine. */
class DockerFilesTest {
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d[\\w.-]*");
    private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)");
    private static final Pattern JAR = Pattern.compile("([\\w./-]+)/target/([\\w.-]+\\.jar)");
    private static final Pattern FINAL_NAME = Pattern.compile("<finalName>([^<]+)</finalName>");

    private final Map<?, ?> compose =
            map(new Yaml(new SafeConstructor(new LoaderOptions())).load(RepositoryFiles.text("docker-compose.yml")));
    private final String dockerfile = RepositoryFiles.text("Dockerfile");
    private Map<?, ?> services = Map.of();

    @BeforeEach
    void readServices() {
        services = map(compose.get("services"));
    }

    @Test
    void pinsEveryImage() {
        assertThat(services.values().stream()
                        .map(DockerFilesTest::map)
                        .filter(service -> !service.containsKey("build"))
                        .map(service -> String.valueOf(service.get("image")))
                        .filter(image -> !image.equals("keycloak-guests:demo")))
                .isNotEmpty()
                .allMatch(image -> PINNED.matcher(image).matches());
        assertThat(FROM.matcher(dockerfile).results().map(from -> from.group(1)))
                .hasSize(2)
                .allMatch(image -> image.equals("quay.io/keycloak/keycloak:" + serverVersion()));
    }

    @Test
    void dependsOnlyOnServicesThatExist() {
        services.forEach((name, service) -> dependenciesOf(map(service)).forEach((other, how) -> {
            assertThat(services.keySet()).as("%s depends on %s", name, other).anyMatch(other::equals);
            if ("service_healthy".equals(map(how).get("condition"))) {
                assertThat(map(services.get(other)).containsKey("healthcheck"))
                        .as("%s can be healthy", other)
                        .isTrue();
            }
        }));
    }

    @Test
    void mountsOnlyWhatExists() {
        List<String> sources = services.values().stream()
                .flatMap(service -> list(map(service).get("volumes")))
                .map(volume -> volume.split(":", -1)[0])
                .toList();

        assertThat(sources).contains("./realm-config/demo-realm.json");
        assertThat(sources)
                .allMatch(source -> source.startsWith(".")
                        ? Files.exists(RepositoryFiles.path(source))
                        : map(compose.get("volumes")).containsKey(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "postgres", "mailpit"})
    void asksEveryLongRunningServiceForItsHealth(String service) {
        Map<?, ?> healthcheck = map(map(services.get(service)).get("healthcheck"));

        assertThat(list(healthcheck.get("test")).findFirst()).contains("CMD");
    }

    @Test
    void isSeenFromThisMachineOnly() {
        assertThat(services.values().stream()
                        .flatMap(service -> list(map(service).get("ports"))))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void takesEveryPasswordFromTheEnvironment() {
        assertThat(services.values().stream()
                        .flatMap(service -> environmentOf(map(service)).entrySet().stream())
                        .filter(variable -> variable.getKey().toString().endsWith("PASSWORD"))
                        .map(variable -> String.valueOf(variable.getValue())))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(value -> value.matches("\\$\\{[A-Z_]+:-[a-z-]+-demo}"));
    }

    @ParameterizedTest
    @CsvSource({"DEMO_SMTP_HOST", "DEMO_SMTP_PORT", "DEMO_HOME_URL"})
    void fillsThePlaceholdersOfTheRealm(String placeholder) {
        assertThat(RepositoryFiles.text("realm-config/demo-realm.json")).contains("${" + placeholder + ":");
        assertThat(environmentOf(map(services.get("keycloak"))).containsKey(placeholder))
                .isTrue();
    }

    @Test
    void namesTheOrganizationsAndManagersOfTheRealm() {
        String realm = RepositoryFiles.text("realm-config/demo-realm.json");
        String commands = String.valueOf(map(services.get("setup")).get("command"));

        assertThat(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                        .matcher(commands)
                        .results()
                        .map(id -> "\"id\": \"" + id.group() + "\""))
                .hasSize(4)
                .allMatch(realm::contains);
    }

    @ParameterizedTest
    @CsvSource({"providers/keycloak, keycloak-guests.jar", "themes, keycloak-guests-themes.jar"})
    void copiesTheJarsThatTheBuildMakes(String module, String jar) {
        assertThat(JAR.matcher(dockerfile).results().map(found -> found.group(1) + " " + found.group(2)))
                .contains(module + " " + jar);
        assertThat(RepositoryFiles.text(".dockerignore").lines()).contains("!" + module + "/target/" + jar);

        Matcher finalName = FINAL_NAME.matcher(RepositoryFiles.text(module + "/pom.xml"));
        assertThat(finalName.find()).as("the module has a final name").isTrue();
        assertThat(finalName.group(1) + ".jar").isEqualTo(jar);
    }

    private static String serverVersion() {
        Matcher version = Pattern.compile("<keycloak.dist.version>([^<]+)<").matcher(RepositoryFiles.text("pom.xml"));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static Map<?, ?> dependenciesOf(Map<?, ?> service) {
        return service.containsKey("depends_on") ? map(service.get("depends_on")) : Map.of();
    }

    private static Map<?, ?> environmentOf(Map<?, ?> service) {
        return service.containsKey("environment") ? map(service.get("environment")) : Map.of();
    }

    private static Map<?, ?> map(@Nullable Object yaml) {
        assertThat(yaml).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(yaml);
    }

    private static Stream<String> list(@Nullable Object yaml) {
        return Stream.ofNullable(yaml)
                .flatMap(list -> ((List<?>) list).stream())
                .map(String::valueOf);
    }
}
