package io.github.keycloakguests.keycloak;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape of the extension, as docs/architecture.md draws it. */
class ArchitectureTest {

    private static final String ROOT = "io.github.keycloakguests";
    private static final String EDGE = ROOT + ".keycloak";

    private static final JavaClasses GUESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Where the background work of one realm, or of one pass, must not stop that of the others. */
    private static final Set<String> BOUNDARIES = Set.of(
            EDGE + ".notification.MailTurn.of(java.lang.String)",
            EDGE + ".activity.VisitRun.runIn(java.lang.String, java.util.List)",
            EDGE + ".sweep.SweepRun.batchOf(java.lang.String)",
            EDGE + ".sweep.SweepRun.carryOut(java.lang.String, io.github.keycloakguests.guest.UserId, java.util.List)",
            EDGE + ".notice.DigestRun.runIn(java.lang.String)",
            EDGE + ".reconcile.ReconcileRun.passIn(java.lang.String)",
            EDGE + ".reconcile.ReconcileRun.mended(java.lang.String, " + EDGE
                    + ".reconcile.Mismatch$Kind, java.lang.String)",
            EDGE + ".background.BackgroundWorker.runOnce()",
            EDGE + ".background.Heartbeat.beatOnce()");

    @Test
    void seesBothTheCoreAndTheEdge() {
        org.assertj.core.api.Assertions.assertThat(GUESTS.stream().map(JavaClass::getPackageName))
                .contains(ROOT + ".invitation", EDGE + ".wiring");
    }

    @Test
    void theCoreKnowsOnlyTheJdk() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(EDGE + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are neither the JDK, nor JSpecify, nor the core",
                        it -> !it.isPrimitive()
                                && !it.isArray()
                                && !it.getPackageName()
                                        .matches("(java|javax\\.crypto|org\\.jspecify\\.annotations)(\\..*)?")
                                && !it.getPackageName().matches("io\\.github\\.keycloakguests\\.(?!keycloak).*"))));
    }

    @Test
    void featuresFormNoCycles() {
        holds(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
        holds(slices().matching(EDGE + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void theUpperCorePackagesDoNotKnowEachOther() {
        List<String> upper = List.of(
                ROOT + ".invitation..",
                ROOT + ".claims..",
                ROOT + ".lifecycle..",
                ROOT + ".otp..",
                ROOT + ".fence..",
                ROOT + ".password..",
                ROOT + ".address..");
        for (String one : upper) {
            holds(noClasses()
                    .that()
                    .resideInAPackage(one)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            upper.stream().filter(it -> !it.equals(one)).toArray(String[]::new))));
        }
    }

    @Test
    void onlyTheJpaPackageKnowsJpa() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(EDGE + ".jpa..", EDGE + ".wiring..", EDGE + ".notification..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.persistence..")));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(EDGE + ".jpa..")
                .should()
                .dependOnClassesThat(describe(
                        "are of JPA, but for the entity manager that is handed on",
                        it -> it.getPackageName().startsWith("jakarta.persistence")
                                && !it.getSimpleName().equals("EntityManager"))));
        holds(classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Entity"));
    }

    @Test
    void whatLoginFlowsDoNotNeedSpeaksNoHttp() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        EDGE + ".jpa..",
                        EDGE + ".guest..",
                        EDGE + ".notification..",
                        EDGE + ".settings..",
                        EDGE + ".clock..")
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs..")));
    }

    @Test
    void userAttributesAreSpelledInOnePlace() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(EDGE + ".guest..")
                .should()
                .callMethodWhere(describe(
                        "a user attribute is read or written",
                        (JavaMethodCall call) -> call.getTargetOwner().getName().equals("org.keycloak.models.UserModel")
                                && call.getName().matches("(get|set|remove)\\w*Attribute\\w*"))));
    }

    @Test
    void configurationIsReadBySettingsOnly() {
        holds(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Settings")
                .should()
                .callMethodWhere(describe(
                        "the configuration of a component or the attributes of a realm are read",
                        (JavaMethodCall call) ->
                                (call.getTargetOwner().getName().equals("org.keycloak.component.ComponentModel")
                                                && call.getName().equals("getConfig"))
                                        || (call.getTargetOwner().getName().equals("org.keycloak.models.RealmModel")
                                                && call.getName().matches("(get|set|remove)\\w*Attribute\\w*")))));
    }

    @Test
    void nobodyImportsTheWiring() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(EDGE + ".wiring..")
                .should()
                .dependOnClassesThat(resideInAPackage(EDGE + ".wiring..")));
    }

    @Test
    void noFactoryHoldsASession() {
        holds(noFields()
                .that()
                .haveRawType("org.keycloak.models.KeycloakSession")
                .should()
                .beDeclaredInClassesThat()
                .areAssignableTo("org.keycloak.provider.ProviderFactory"));
    }

    @Test
    void keycloaksOwnTablesAndCachesAreItsOwn() {
        holds(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.keycloak.models.jpa..",
                        "org.keycloak.models.cache.infinispan..",
                        "org.infinispan..",
                        "io.quarkus..",
                        "org.jboss.resteasy..")));
    }

    @Test
    void theTimeIsAskedOfAClock() {
        holds(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(EDGE + ".clock..")
                .should()
                .dependOnClassesThat(
                        describe("are Keycloak's clock", it -> it.getName().equals("org.keycloak.common.util.Time"))));
    }

    /** Throwable is not looked for: every try-with-resources catches it in its bytecode. */
    @Test
    void nothingCatchesEverything() {
        Set<String> everything = Set.of("java.lang.Exception", "java.lang.RuntimeException");
        holds(classes().should(new ArchCondition<>("catch only what they can answer for") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaCodeUnit unit : owner.getCodeUnits()) {
                    for (TryCatchBlock block : unit.getTryCatchBlocks()) {
                        block.getCaughtThrowables().stream()
                                .filter(caught -> everything.contains(caught.getName()))
                                .filter(caught -> !BOUNDARIES.contains(unit.getFullName()))
                                .forEach(caught -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " catches " + caught.getSimpleName())));
                    }
                }
            }
        }));
    }

    @Test
    void namesSayWhatAThingIs() {
        holds(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Constants|Common|Base)"));
    }

    private static void holds(ArchRule rule) {
        rule.check(GUESTS);
    }
}
