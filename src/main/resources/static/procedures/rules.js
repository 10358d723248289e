// One answer against its field, by the rules of ValueRules.java: data-rules carries what the form
// declares. AnswerParityBrowserTest holds both to the same verdicts.
(() => {
  'use strict';
  const { stored, grouped } = window.decimalText;
  const SPACE = '[ \\t\\n\\x0b\\f\\r]';
  const EDGE = '[\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]+';
  const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, 'g');
  const SEPARATORS = new RegExp(`${SPACE}|\\.`, 'g');
  const DONG = new RegExp(`${SPACE}*(đồng|đ|vnđ|vnd)$`, 'iu');
  const KINDS = {
    IDENTITY_NUMBER: (text) => /^(\d{9}|\d{10}|\d{12}|\d{10}-\d{3})$/.test(text.replace(SEPARATORS, '')),
    PHONE: (text) => /^(\+84|0)\d{9,10}$/.test(text.replace(SEPARATORS, '')),
    EMAIL: (text) => /^[^@ \t\n\x0b\f\r]{1,64}@[^@ \t\n\x0b\f\r.]+(\.[^@ \t\n\x0b\f\r.]+)+$/.test(text),
  };

  function tidy(text) {
    return text.normalize('NFC').replace(/\r\n/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '').replace(EDGES, '');
  }

  // dd/MM/yyyy as a number that grows with time, or null
  function day(text) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.replace(/[-. ]/g, '/'));
    if (!parts) return null;
    const [d, m, y] = parts.slice(1).map(Number);
    const date = new Date(Date.UTC(y, m - 1, d));
    const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
    return real && y >= 1900 && y <= 2200 ? y * 10000 + m * 100 + d : null;
  }

  function compare(a, b) {
    const [x, y] = [a, b].map((number) => number.split(','));
    const whole = [x[0], y[0]].map((digits) => digits.padStart(20, '0'));
    const rest = [x[1] ?? '', y[1] ?? ''].map((digits) => digits.padEnd(10, '0'));
    const [left, right] = [whole[0] + rest[0], whole[1] + rest[1]];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  function ofText(rules, text) {
    if (text.length > rules.max) return ['tooLong', String(rules.max)];
    if (rules.shortest && text.length < rules.shortest) return ['tooShort', String(rules.shortest)];
    if (KINDS[rules.kind] && !KINDS[rules.kind](text)) return [rules.kind, ''];
    return rules.pattern && !new RegExp(`^(?:${rules.pattern})$`).test(text) ? ['pattern', rules.patternText ?? ''] : null;
  }

  function ofNumber(rules, text) {
    const scale = rules.kind === 'MONEY' ? 0 : rules.scale ?? 0;
    const number = stored(rules.kind === 'MONEY' ? text.replace(DONG, '') : text, scale);
    if (number === null) return rules.kind === 'NUMBER' && scale > 0 ? ['DECIMAL', String(scale)] : [rules.kind, ''];
    if (rules.max && number.split(',')[0].length > rules.max) return ['tooManyDigits', String(rules.max)];
    if (rules.least && compare(number, rules.least) < 0) return ['least', grouped(rules.least)];
    return rules.most && compare(number, rules.most) > 0 ? ['most', grouped(rules.most)] : null;
  }

  function ofDate(rules, text) {
    const typed = day(text);
    if (typed === null) return ['DATE', ''];
    if (rules.least && typed < day(rules.least)) return ['dateLeast', rules.least];
    return rules.most && typed > day(rules.most) ? ['dateMost', rules.most] : null;
  }

  // [key, argument] of what is wrong, or null
  function fault(rules, typed, required, options) {
    const text = tidy(typed);
    if (text === '') return required ? [rules.kind === 'FILE' ? 'file' : 'required', ''] : null;
    switch (rules.kind) {
      case 'NUMBER': case 'MONEY': return ofNumber(rules, text);
      case 'DATE': return ofDate(rules, text);
      case 'SELECT': case 'RADIO': case 'COMMUNE': case 'LOOKUP': return options.includes(text) ? null : [rules.kind, ''];
      case 'CHECKBOX': return text === 'true' ? null : [rules.kind, ''];
      case 'FILE': return rules.most && text.split(',').length > Number(rules.most) ? ['filesMost', rules.most] : null;
      default: return ofText(rules, text);
    }
  }

  function holds(condition, answer) {
    switch (condition.test) {
      case 'IS': return (condition.values ?? []).includes(answer);
      case 'IS_NOT': return answer !== '' && !(condition.values ?? []).includes(answer);
      case 'FILLED': return answer !== '';
      default: return answer === '';
    }
  }

  window.answerRules = { fault, holds, tidy };
})();
