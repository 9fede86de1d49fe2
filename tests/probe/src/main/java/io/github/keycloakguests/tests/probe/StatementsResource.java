package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.hibernate.stat.Statistics;

/** Counts what the server asks of its database. */
@Produces(MediaType.APPLICATION_JSON)
public final class StatementsResource {

    private final Statistics statistics;

    StatementsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @POST
    public Map<String, Long> restart() {
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        return count();
    }

    @GET
    public Map<String, Long> count() {
        return Map.of(
                "prepared", statistics.getPrepareStatementCount(), "transactions", statistics.getTransactionCount());
    }
}
