// Shows the dossier of the row in focus beside the list; without it the link opens the whole page.
(() => {
  'use strict';
  const panel = document.getElementById('panel');
  if (!panel) return;
  let timer = 0;
  let latest = '';

  async function show(link) {
    const url = link.dataset.panel;
    if (url === latest) return;
    latest = url;
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    if (!response.ok || response.redirected || url !== latest) return;
    panel.innerHTML = await response.text();
    document.querySelectorAll('table[data-rows] tbody tr').forEach((row) => row.classList.toggle('on', row.contains(link)));
  }

  document.addEventListener('focusin', (event) => {
    const link = event.target.closest?.('a[data-panel]');
    if (!link) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(link), 120);
  });
  document.addEventListener('click', (event) => {
    const row = event.target.closest('table[data-rows] tbody tr');
    if (!row || event.target.closest('a, button, summary')) return;
    row.querySelector('a[data-panel]')?.focus();
  });
})();
