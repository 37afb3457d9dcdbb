package dev.guillotine.gateway.view;

import dev.guillotine.gateway.view.PostgresqlTest.ViewInPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.condition.EnabledIf;

/** All that holds for the catalogue in H2 holds for the catalogue in PostgreSQL. */
@QuarkusTest
@TestProfile(ViewInPostgresql.class)
@EnabledIf(
    value = "dev.guillotine.gateway.Postgresql#canRun",
    disabledReason = "PostgreSQL does not run as root, and unshare gives no user namespace here")
class PostgresqlCatalogueTest extends CatalogueTest {}
