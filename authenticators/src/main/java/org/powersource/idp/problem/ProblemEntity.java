package org.powersource.idp.problem;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** The last problems of an account. Removed with the account and with the realm, and some time after the newest problem. */
@Entity
@Table(name = "POWERSOURCE_PROBLEM")
@NullUnmarked
public class ProblemEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    /** As {@link Problem#written} writes them. */
    @Column(name = "PROBLEMS")
    String problems;

    /** Milliseconds since 1970. */
    @Column(name = "NEWEST_AT")
    long newestAt;

    public ProblemEntity() {}

    ProblemEntity(String userId, String realmId) {
        this.userId = userId;
        this.realmId = realmId;
        this.problems = Problem.written(List.of());
    }

    List<Problem> problems() {
        return Problem.read(problems);
    }

    /** @param added at least one */
    void add(List<Problem> added) {
        List<Problem> newest = Problem.newest(problems(), added);
        problems = Problem.written(newest);
        newestAt = newest.get(0).time();
    }
}
