package vn.lienthong;

import java.util.List;

/** What {@link MergedHoldingsTest} puts at a unit before it is merged. */
final class MergedRows {
  /** A row of each table that lives at the ended unit, and one that is over. */
  static final List<String> ALL =
      List.of(
          """
          insert into queue.centre (id, unit_id, unit_name, unit_path, slug)
          values (:id, :unit, :name, :path, :slug)
          """,
          """
          insert into post.consignment (id, reference, dossier_id, dossier_code, contents, unit_id,
            unit_name, unit_path, state, recipient, phone, address, fee, fee_basis, prepared_at,
            prepared_by)
          values (:id, 'M' || :id, :dossier, :code, 'Kết quả', :unit, :name, :path, 'PREPARED',
            'Nguyễn Văn Ân', '0900000001', '12 Lê Lợi', 26000, 'thử', now(), 'Ai Đó')
          """,
          """
          insert into post.consignment (id, reference, dossier_id, dossier_code, contents, unit_id,
            unit_name, unit_path, state, recipient, phone, address, fee, fee_basis, prepared_at,
            prepared_by, ended_at)
          values (:id, 'M' || :id, :dossier, :code, 'Kết quả', :unit, :name, :path, 'CANCELLED',
            'Nguyễn Văn Ân', '0900000001', '12 Lê Lợi', 26000, 'thử', now(), 'Ai Đó', now())
          """,
          """
          insert into dossiers.transfer (id, version, number, direction, state, from_unit,
            from_name, from_path, to_unit, to_name, to_path, items, sent_at, sent_by_name)
          values (:id, 1, 'BG ' || :id, 'TO_AGENCY', 'SENT', gen_random_uuid(), 'Quầy khác', '/0/',
            :unit, :name, :path, 1, now(), 'Ai Đó')
          """,
          """
          insert into dossiers.directive (id, dossier_id, text, given_by_name, given_title,
            given_unit, given_at, due_at, to_name, to_unit, to_unit_name, to_path)
          values (:id, :dossier, 'Khẩn trương', 'Ai Đó', 'Chủ tịch', 'UBND', now(),
            now() + interval '1 day', 'Trưởng phòng', :unit, :name, :path)
          """,
          """
          insert into webhooks.subscription (id, client_id, client_name, unit_path, unit_name, name,
            url, kinds, secret, created_at, next_try_at, paused_at, paused_why)
          values (:id, gen_random_uuid(), 'Phần mềm', :path, :name, 'Tin', 'https://a.example/',
            '{dossier.filed}', '\\x00', now(), now(), now(), 'PERSON')
          """,
          """
          insert into proactive.rule (id, version, code, title, text, level, trigger, years, days,
            procedure_code, options, prefill, agency, undo_hours, valid_from, legal_basis, state,
            changed_at, changed_by_name)
          values (:id, 1, upper('S-' || left(cast(:id as text), 30)), 'Quy tắc thử', 'Lời nhắc', 1,
            'AGE_REACHED', 80, 30, '1.001776', '[]', '{}', :unit, 72, current_date, 'Căn cứ',
            'DRAFT', now(), 'Ai Đó')
          """,
          """
          insert into payments.receipt_book (unit_id, from_day, form, series, tax_code, legal_basis,
            confirmed) values (:unit, '2026-01-01', 'M', 'K', '', 'thử', false)
          """,
          """
          insert into payments.beneficiary_account (id, unit_id, unit_path, unit_name, unit_code,
            number, holder, bank, from_day)
          values (:id, :unit, :path, :name, :code, '3511000001', 'Sở Thử', 'KBNN', '2026-01-01')
          """,
          """
          insert into identity.client (id, client_id, name, kind, unit_id, unit_name, unit_path,
            scopes, secret_set_at, created_at)
          values (:id, 'm' || :id, 'Phần mềm', 'SERVICE', :unit, :name, :path, '{dossiers.view}',
            now(), now())
          """,
          """
          insert into indices.petition (id, code, unit_id, unit_path, received_on, disliked,
            repeated, entered_by, entered_at)
          values (:id, 'PA ' || :id, :unit, :division, current_date, false, false, 'Ai Đó', now())
          """);

  private MergedRows() {}
}
