package vn.lienthong.directory;

import org.jspecify.annotations.Nullable;

/** What people type about a person or an assignment; every field may be missing. */
record PersonForm(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Integer version,
    @Nullable String position,
    @Nullable String title,
    @Nullable String unitId,
    @Nullable String from,
    @Nullable String until,
    @Nullable String documentNumber) {

  static final PersonForm EMPTY =
      new PersonForm(null, null, null, null, null, null, null, null, null, null);

  NewPerson person() {
    return new NewPerson(UnitForm.text(name), UnitForm.text(email), UnitForm.orNull(phone));
  }
}
