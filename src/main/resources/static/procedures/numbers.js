// Shows how a number was understood, by the rule of DecimalText: a comma stands before decimals,
// points or spaces group three digits, a single point that cannot group is a decimal point.
(() => {
  'use strict';
  const GROUPED = /^(\d+|[1-9]\d{0,2}(?:([. ])\d{3})(?:\2\d{3})*)(?:,(\d+))?$/;
  const POINT = /^(0|[1-9]\d*)\.(\d+)$/;

  function stored(typed, scale) {
    const text = typed.trim().replace(/\p{Z}/gu, ' ');
    let match = GROUPED.exec(text);
    if (match) return join(match[1].replace(/[. ]/g, ''), match[3] ?? '', scale);
    match = POINT.exec(text);
    return match && (match[2].length !== 3 || match[1] === '0') ? join(match[1], match[2], scale) : null;
  }

  function join(whole, decimals, scale) {
    const digits = whole.replace(/^0+(?=\d)/, '');
    if (digits.length > 15 || decimals.length > scale) return null;
    const rest = decimals.replace(/0+$/, '');
    return rest ? digits + ',' + rest : digits;
  }

  function grouped(number) {
    const [whole, decimals] = number.split(',');
    return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (decimals ? ',' + decimals : '');
  }

  window.decimalText = { stored, grouped };

  document.addEventListener('change', (event) => {
    const field = event.target.closest?.('[data-scale] input');
    if (!field) return;
    const shell = field.closest('[data-scale]');
    const number = stored(field.value, Number(shell.dataset.scale));
    if (number !== null) field.value = shell.dataset.plain ? number : grouped(number);
  });
})();
