# Keycloak with guest accounts, for PostgreSQL. The jars come from the build: ./mvnw package -DskipTests
FROM quay.io/keycloak/keycloak:26.7.3 AS build

ENV KC_DB=postgres
ENV KC_HEALTH_ENABLED=true
ENV KC_METRICS_ENABLED=true

COPY providers/keycloak/target/keycloak-guests.jar themes/target/keycloak-guests-themes.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build

# The whole directory at once: an optimized start refuses jars whose times differ from those of the build.
FROM quay.io/keycloak/keycloak:26.7.3
COPY --from=build /opt/keycloak/ /opt/keycloak/

ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized"]
