/**
 * Paper: the forms of the one-stop as PDF/A with QR codes, from typed records that hold everything
 * printed on them, and the public check of what was given out. Tables: {@code papers.form_set},
 * {@code form} (which form is in force on a day), {@code issued}; no events. Forms 01–07: Circular
 * 03/2025/TT-VPCP, Phụ lục I, before it Circular 01/2018/TT-VPCP; header and signature: Decree
 * 30/2020/NĐ-CP, Phụ lục I.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package vn.lienthong.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
