// Refines a form that works without it: shows and hides by its conditions, adds and removes rows of
// tables, and says what is wrong before anything is sent.
(() => {
  'use strict';
  const { fault, holds, tidy } = window.answerRules;
  const own = (form) => [...form.querySelectorAll('.q[data-rules]')].filter((q) => !q.closest('template'));
  const rulesOf = (q) => (q.rules ??= JSON.parse(q.dataset.rules));

  function value(q) {
    const { key, kind } = rulesOf(q);
    const inputs = [...q.querySelectorAll('input, select, textarea')];
    const named = inputs.filter((input) => input.name === key);
    if (kind === 'RADIO' || kind === 'CHECKBOX') return named.find((input) => input.checked)?.value ?? '';
    if (kind === 'FILE') {
      const ids = inputs.filter((input) => input.name === `${key}Ids` && input.value).map((input) => input.value);
      return [...ids, ...named.flatMap((input) => [...(input.files ?? [])].map((file) => file.name.replaceAll(',', ' ')))].join(',');
    }
    return named[0]?.value ?? '';
  }

  const options = (q) => [...q.querySelectorAll('option, input[type=radio]')].map((option) => option.value).filter(Boolean);
  const inTable = (q) => q.classList.contains('cell');
  const empty = (row) => [...row.querySelectorAll('.q[data-rules]')].every((q) => tidy(value(q)) === '');

  // Conditions in the order of the form: what is hidden counts as not answered.
  function refresh(form) {
    const answers = JSON.parse(form.dataset.known || '{}');
    for (const q of own(form)) {
      if (inTable(q)) continue;
      const { key, kind, showWhen, requiredWhen, required } = rulesOf(q);
      const page = q.closest('[data-section-when]');
      if (page) {
        const asked = JSON.parse(page.dataset.sectionWhen);
        page.hidden = !holds(asked, answers[asked.field] ?? '');
      }
      const shown = !page?.hidden && (!showWhen || holds(showWhen, answers[showWhen.field] ?? ''));
      q.hidden = !shown;
      q.querySelectorAll('.only-if').forEach((words) => { words.hidden = true; });
      q.asked = shown && (required || Boolean(requiredWhen && holds(requiredWhen, answers[requiredWhen.field] ?? '')));
      if (requiredWhen) {
        const mark = q.querySelector('label > .opt, legend > .opt');
        if (mark) mark.hidden = q.asked;
      }
      answers[key] = shown && kind !== 'TABLE' ? tidy(value(q)) : '';
    }
  }

  function problems(form) {
    refresh(form);
    const found = [];
    for (const q of own(form)) {
      if (q.hidden || q.closest('.q[hidden], [data-section-when][hidden]')) continue;
      const rules = rulesOf(q);
      if (inTable(q)) {
        const row = q.closest('[data-row]');
        if (empty(row)) continue;
        const wrong = fault(rules, value(q), rules.required, options(q));
        const number = row.querySelector('legend').textContent.replace(/\D/g, '');
        if (wrong) found.push([q, wrong, `${rulesOf(q.closest('.q:not(.cell)')).label} ${number}, ${rules.label}`]);
      } else if (rules.kind === 'TABLE') {
        const rows = [...q.querySelectorAll('[data-row]')].filter((row) => !empty(row)).length;
        const wrong = !rows && rules.required ? ['required', '']
          : rows && rows < Number(rules.least) ? ['rowsLeast', rules.least]
            : rows > Number(rules.most) ? ['rowsMost', rules.most] : null;
        if (wrong) found.push([q, wrong, rules.label]);
      } else {
        const wrong = fault(rules, value(q), q.asked, options(q));
        if (wrong) found.push([q, wrong, rules.label]);
      }
    }
    return found;
  }

  function text(form, [key, argument], label) {
    const messages = JSON.parse(form.dataset.messages || '{}');
    return (messages[key] ?? key).replaceAll('{0}', label).replaceAll('{1}', argument);
  }

  function element(tag, className, content) {
    const made = document.createElement(tag);
    made.className = className;
    if (content) made.textContent = content;
    return made;
  }

  function clear(form) {
    form.querySelectorAll('.q .field.bad').forEach((field) => field.classList.remove('bad'));
    form.querySelectorAll('.q p.error').forEach((words) => words.remove());
    form.querySelectorAll('.q [aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
    form.parentElement.querySelectorAll('.summary').forEach((summary) => summary.remove());
  }

  function say(form, found) {
    const list = element('ul', '');
    for (const [q, wrong, label] of found) {
      const words = text(form, wrong, label);
      const { key } = rulesOf(q);
      const field = q.querySelector('.field');
      const error = element('p', 'error', words);
      error.id = `${key}-error`;
      field.classList.add('bad');
      field.querySelector('label, legend').after(error);
      const input = document.getElementById(key);
      input?.setAttribute('aria-invalid', 'true');
      input?.setAttribute('aria-describedby', error.id);
      const link = element('a', '', words);
      link.href = `#${key}`;
      list.append(element('li', ''));
      list.lastChild.append(link);
    }
    const summary = element('div', 'summary');
    summary.setAttribute('role', 'alert');
    summary.tabIndex = -1;
    summary.append(element('h2', '', form.dataset.summary.replace('{0}', found.length)), list);
    form.before(summary);
    summary.focus();
  }

  function number(rows) {
    [...rows.children].forEach((row, index) => {
      row.querySelector('legend').textContent = rows.dataset.rowText.replace('{0}', index + 1);
    });
  }

  function addRow(button) {
    const table = button.closest('.table-field');
    const rows = table.querySelector('[data-rows-of]');
    const used = [...rows.querySelectorAll('[data-remove-row]')].map((remove) => Number(remove.value.split('.').pop()));
    const next = Math.max(0, ...used) + 1;
    const holder = document.createElement('div');
    holder.innerHTML = table.querySelector('template').innerHTML.replaceAll('__', String(next));
    const row = holder.firstElementChild;
    rows.append(row);
    number(rows);
    row.querySelector('input, select, textarea')?.focus();
  }

  function removeRow(button) {
    const row = button.closest('[data-row]');
    const table = row.closest('.table-field');
    row.remove();
    number(table.querySelector('[data-rows-of]'));
    table.focus();
  }

  function clicks(event) {
    const button = event.target.closest('[data-add-row], [data-remove-row]');
    if (!button) return;
    event.preventDefault();
    const form = button.form;
    if ('addRow' in button.dataset) addRow(button); else removeRow(button);
    refresh(form);
  }

  function prepare(form) {
    if (form.dataset.ready) return;
    form.dataset.ready = '1';
    form.addEventListener('click', clicks);
    for (const kind of ['input', 'change']) form.addEventListener(kind, () => refresh(form));
    form.addEventListener('submit', (event) => {
      clear(form);
      if (event.submitter && 'unchecked' in event.submitter.dataset) return;
      const found = problems(form);
      if (!found.length) return;
      event.preventDefault();
      say(form, found);
    });
    refresh(form);
  }

  const all = (part) => part.querySelectorAll('form[data-form]').forEach(prepare);
  window.answerForms = { prepare: all, problems };
  all(document);
})();
