package io.github.keycloakguests.tests.server;

import java.nio.file.Path;
import java.util.Map;

/** An H2 file, copied from a template. */
final class H2Database implements ServerDatabase {

    private final Equipment equipment;

    H2Database(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public String vendor() {
        return "dev-file";
    }

    @Override
    public Map<String, String> prepare() {
        Path folder = HarnessSettings.ofServers("h2" + equipment.suffix());
        Trees.delete(folder);
        Trees.copy(template(), folder);
        return in(folder);
    }

    private Path template() {
        Distribution distribution = new Distribution(vendor(), equipment);
        return distribution
                .cache()
                .folder(
                        "h2-" + distribution.schema(),
                        folder -> ServerProcess.start(
                                        distribution.home(), HarnessSettings.ofServers("h2-template.log"), in(folder))
                                .stop());
    }

    private static Map<String, String> in(Path folder) {
        return Map.of(
                "KC_DB_URL",
                "jdbc:h2:file:" + folder.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE");
    }
}
