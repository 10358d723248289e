package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

/**
 * Somebody with all rights of a database superuser attacks the log. Each attack runs in a
 * transaction that is rolled back, with the guards of the tables switched off.
 */
@HouseTest
class TamperingTest {
  @Autowired AuditApi audit;
  @Autowired Sealer sealer;
  @Autowired LogRepository repository;
  @Autowired AuditProperties properties;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @TempDir Path folder;

  private long head;

  @BeforeEach
  void aLogOfThreeBatches() {
    for (int batch = 0; batch < 3; batch++) {
      for (int i = 0; i < 4; i++) {
        audit.record(
            new AuditEvent(
                "audit.tested",
                "thing",
                UUID.randomUUID().toString(),
                CurrentUser.SYSTEM,
                null,
                Map.of("name", "Nguyễn Văn \"A\"\n" + i),
                null,
                null));
      }
      sealer.seal();
    }
    head = repository.head().orElseThrow().seq();
  }

  @Test
  void theUntouchedLogHolds() {
    Verdict verdict = attack("none", properties.witness());
    assertThat(verdict.broken()).isNull();
    assertThat(verdict.entries()).isEqualTo(head);
    assertThat(verdict.witnessed()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theTablesRefuseEveryChange() {
    for (String table : List.of("entry", "seal", "checkpoint")) {
      for (String change : List.of("delete from audit.%s", "truncate audit.%s cascade")) {
        assertThatRefused(change.formatted(table));
      }
    }
    assertThatRefused("update audit.entry set action = 'x'");
    assertThatRefused("update audit.seal set hash = hash");
  }

  private void assertThatRefused(String sql) {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> transaction(() -> jdbc.sql(sql).update()))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("append-only");
  }

  @Test
  void anEditedEntryIsNamed() {
    expect(
        Flaw.CONTENT_CHANGED,
        head - 6,
        attack(
            "edit an entry",
            null,
            "update audit.entry set actor_name = 'Another' where id = " + entryAt(head - 6)));
  }

  @Test
  void anEntryMovedInTimeIsNamed() {
    expect(
        Flaw.CONTENT_CHANGED,
        head - 5,
        attack(
            "change the time of an entry",
            null,
            "update audit.entry set at = at - interval '1 day' where id = " + entryAt(head - 5)));
  }

  @Test
  void aDeletedEntryIsNamed() {
    expect(
        Flaw.CONTENT_DELETED,
        head - 6,
        attack("delete an entry", null, "delete from audit.entry where id = " + entryAt(head - 6)));
  }

  @Test
  void anEntryDeletedWithItsSealIsNamed() {
    expect(
        Flaw.NUMBER_MISSING,
        head - 6,
        attack(
            "delete an entry and its seal",
            null,
            "delete from audit.entry where id = " + entryAt(head - 6),
            "delete from audit.seal where seq = " + (head - 6)));
  }

  @Test
  void aGapClosedByRenumberingIsNamed() {
    expect(
        Flaw.LINK_BROKEN,
        head - 6,
        attack(
            "delete and renumber",
            null,
            "delete from audit.entry where id = " + entryAt(head - 6),
            "delete from audit.seal where seq = " + (head - 6),
            "update audit.seal set seq = seq + 1000000 where seq > " + (head - 6),
            "update audit.seal set seq = seq - 1000001 where seq > 1000000"));
  }

  @Test
  void twoSwappedEntriesAreNamed() {
    expect(
        Flaw.CONTENT_CHANGED,
        head - 6,
        attack(
            "swap two entries",
            null,
            "update audit.seal s set entry_id = o.entry_id from audit.seal o where s.seq in (%d, %d)"
                    .formatted(head - 6, head - 5)
                + " and o.seq in (%d, %d) and o.seq <> s.seq".formatted(head - 6, head - 5)));
  }

  @Test
  void anEntryPutStraightIntoTheTableIsNamed() {
    Verdict verdict =
        attack(
            "insert an entry past the chain",
            null,
            "insert into audit.entry (id, at, action, object_type, object_id, actor_kind,"
                + " actor_name) values (uuidv7(), now(), 'x.y', 'thing', '1', 'SYSTEM', 'nobody')");
    assertThat(broken(verdict).flaw()).isEqualTo(Flaw.NOT_SEALED);
  }

  @Test
  void aChainComputedAnewShowsAtTheNextSignedHead() {
    long victim = head - 6;
    Verdict verdict =
        attack(
            "edit an entry and compute all hashes anew",
            null,
            () -> {
              jdbc.sql(
                      "update audit.entry set actor_name = 'Another' where id = " + entryAt(victim))
                  .update();
              rechain(victim);
            });
    // the victim stands in the second batch, whose head is signed at head - 4
    expect(Flaw.CHAIN_REWRITTEN, head - 4, verdict);
  }

  @Test
  void aChainSignedAgainWithAnotherKeyIsRefused() {
    long victim = head - 6;
    Verdict verdict =
        attack(
            "compute all anew and sign with an own key",
            null,
            () -> {
              jdbc.sql(
                      "update audit.entry set actor_name = 'Another' where id = " + entryAt(victim))
                  .update();
              rechain(victim);
              SigningKey forged =
                  new SigningKey(
                      new AuditProperties("", "", folder.resolve("forged").toString(), "", ""));
              for (Checkpoint checkpoint : repository.checkpoints(victim, head)) {
                byte[] hash = repository.sealedAfter(checkpoint.seq() - 1).getFirst().hash();
                Checkpoint signed = forged.sign(checkpoint.seq(), checkpoint.at(), hash);
                jdbc.sql(
                        "update audit.checkpoint set hash = :hash, signature = :signature,"
                            + " key_id = :key where seq = :seq")
                    .param("hash", hash)
                    .param("signature", signed.signature())
                    .param("key", signed.keyId())
                    .param("seq", checkpoint.seq())
                    .update();
              }
            });
    expect(Flaw.SIGNATURE_FALSE, head - 4, verdict);
  }

  @Test
  void aCutTailShowsOnlyToTheWitness() {
    String[] cut = {
      "delete from audit.checkpoint where seq > " + (head - 4),
      "create temporary table cut on commit drop as select entry_id from audit.seal where seq > "
          + (head - 4),
      "delete from audit.seal where seq > " + (head - 4),
      "delete from audit.entry where id in (select entry_id from cut)"
    };
    assertThat(attack("cut the tail, no witness asked", null, cut).broken()).isNull();
    expect(
        Flaw.WITNESS_AHEAD, head, attack("cut the tail, witness asked", properties.witness(), cut));
  }

  @Test
  void aRestoredBackupShowsOnlyToTheWitness() throws Exception {
    String backup = dump();
    long then = head;
    aLogOfThreeBatches();
    assertThat(verify("restore an old backup, no witness asked", backup, null).broken()).isNull();
    Verdict verdict = verify("restore an old backup, witness asked", backup, properties.witness());
    assertThat(broken(verdict).flaw()).isEqualTo(Flaw.WITNESS_AHEAD);
    assertThat(broken(verdict).seq()).isGreaterThan(then);
  }

  @Test
  void aBackupRestoredAndWrittenOnDiffersFromTheWitness() throws Exception {
    Path copy = folder.resolve("witness.txt");
    Files.copy(properties.witness(), copy);
    List<String> lines = Files.readAllLines(copy);
    // the witness as it would be after falling back by one batch and going on
    Checkpoint old = Checkpoint.parse(lines.get(lines.size() - 2)).orElseThrow();
    Files.writeString(copy, String.join("\n", lines) + "\n" + old.line() + "\n");
    Verdict verdict = verify("restore an old backup and go on", dump(), copy);
    assertThat(broken(verdict).flaw()).isEqualTo(Flaw.WITNESS_WENT_BACK);
  }

  @Test
  void anEditedDumpIsNamedByTheOfflineCommand() throws Exception {
    Path file = folder.resolve("dump.jsonl");
    List<String> lines =
        dump()
            .lines()
            .map(line ->
                line.startsWith("{\"seq\":" + (head - 2) + ",")
                    ? line.replace("audit.tested", "audit.nothing")
                    : line)
            .toList();
    Files.write(file, lines);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        new VerifyDumpCommand()
            .run(
                List.of(
                    file.toString(),
                    "--witness",
                    properties.witness().toString(),
                    "--key",
                    properties.publicKeys().toString()),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String said = bytes.toString(StandardCharsets.UTF_8);
    System.out.println("tamper: edit the dump -> " + said.lines().findFirst().orElse(""));
    assertThat(status).isEqualTo(1);
    assertThat(said).contains(" " + (head - 2) + " ").doesNotContain("audit.verify");
  }

  private void rechain(long from) {
    byte[] previous =
        from == 1 ? Chain.origin() : repository.sealedAfter(from - 2).getFirst().hash();
    for (LogItem.Sealed seal : repository.sealedAfter(from - 1)) {
      byte[] hash = Chain.next(previous, Objects.requireNonNull(seal.entry()).content(seal.seq()));
      jdbc.sql("update audit.seal set previous = :previous, hash = :hash where seq = :seq")
          .param("previous", previous)
          .param("hash", hash)
          .param("seq", seal.seq())
          .update();
      previous = hash;
    }
  }

  private static Verdict.Broken broken(Verdict verdict) {
    return Objects.requireNonNull(verdict.broken(), "the log holds");
  }

  private static void expect(Flaw flaw, long seq, Verdict verdict) {
    assertThat(broken(verdict).flaw()).isEqualTo(flaw);
    assertThat(broken(verdict).seq()).isEqualTo(seq);
  }

  private String entryAt(long seq) {
    return "(select entry_id from audit.seal where seq = " + seq + ")";
  }

  private Verdict attack(String name, @Nullable Path witness, String... statements) {
    return attack(
        name,
        witness,
        () -> List.of(statements).forEach(statement -> jdbc.sql(statement).update()));
  }

  private Verdict attack(String name, @Nullable Path witness, Runnable attack) {
    return transaction(() -> {
      for (String table : List.of("entry", "seal", "checkpoint")) {
        jdbc.sql("alter table audit." + table + " disable trigger all").update();
      }
      jdbc.sql("alter table audit.seal drop constraint seal_entry_id_key").update();
      attack.run();
      return verify(name, dump(), witness);
    });
  }

  private <T> T transaction(java.util.function.Supplier<T> work) {
    return new TransactionTemplate(transactions)
        .execute(status -> {
          status.setRollbackOnly();
          return work.get();
        });
  }

  private Verdict verify(String name, String dump, @Nullable Path witness) {
    try (var lines =
        witness == null ? java.util.stream.Stream.<String>empty() : Witness.lines(witness)) {
      Verdict verdict =
          new LogVerifier(TrustedKeys.read(properties.publicKeys()), lines.iterator())
              .verify(LogDump.read(new java.io.BufferedReader(new StringReader(dump))));
      System.out.println(
          "tamper: "
              + name
              + " -> "
              + (verdict.broken() == null
                  ? "holds, " + verdict.entries() + " entries"
                  : verdict.broken().flaw()
                      + " at entry "
                      + verdict.broken().seq()
                      + ", id "
                      + verdict.broken().id()
                      + ", "
                      + verdict.broken().at()));
      return verdict;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String dump() {
    try (StringWriter out = new StringWriter()) {
      LogDump.write(new LogScan(repository), Clock.systemUTC().instant(), out);
      return out.toString();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
