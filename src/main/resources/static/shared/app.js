// Refines pages that already work without it: no state on the server, no cookie.
(() => {
  'use strict';
  const root = document.documentElement;
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
  };

  const sizes = ['fs-s', '', 'fs-l', 'fs-xl'];
  let size = Math.min(3, Math.max(0, Number(store.get('size') ?? 1) || 0));
  const resize = () => {
    root.classList.remove('fs-s', 'fs-l', 'fs-xl');
    if (sizes[size]) root.classList.add(sizes[size]);
  };
  resize();

  const typing = (target) => target.closest('input, textarea, select, [contenteditable]') !== null;
  const shortcuts = () => store.get('shortcuts') !== 'off';

  function move(step) {
    const rows = [...document.querySelectorAll('table[data-rows] tbody tr')].filter((row) => row.querySelector('a[href]'));
    if (!rows.length) return;
    const now = rows.findIndex((row) => row.classList.contains('on'));
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
    rows.forEach((row) => row.classList.toggle('on', row === next));
    next.querySelector('a[href]').focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  function keys(event) {
    if (event.key === 'Escape') closeMenus(null);
    if (event.ctrlKey && event.key === 'Enter' && typing(event.target)) event.target.form?.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !shortcuts()) return;
    const search = document.querySelector('[data-search]');
    if (event.key === '/' && search) { event.preventDefault(); search.focus(); search.select(); }
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === '?') location.assign('/help/keyboard');
    else if (event.key === 'Enter' && event.target === document.body) document.querySelector('table[data-rows] tr.on a[href]')?.click();
  }

  function closeMenus(except) {
    document.querySelectorAll('details[data-menu][open]').forEach((menu) => {
      if (menu === except) return;
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector('summary').focus();
    });
  }

  function readAloud(button) {
    const speech = window.speechSynthesis;
    const stop = () => {
      speech.cancel();
      button.setAttribute('aria-pressed', 'false');
      document.querySelectorAll('.reading').forEach((part) => part.classList.remove('reading'));
    };
    if (button.getAttribute('aria-pressed') === 'true') { stop(); return; }
    const parts = [...document.querySelectorAll('main :is(h1,h2,h3,p,li,dt,dd,td,th,label,legend)')]
      .filter((part) => part.innerText.trim() && !part.querySelector('p,li,dd,td') && part.checkVisibility?.() !== false);
    button.setAttribute('aria-pressed', 'true');
    parts.forEach((part, index) => {
      const words = new SpeechSynthesisUtterance(part.innerText);
      words.lang = button.dataset.lang === 'en' ? 'en-GB' : 'vi-VN';
      words.onstart = () => part.classList.add('reading');
      words.onend = () => { part.classList.remove('reading'); if (index === parts.length - 1) stop(); };
      speech.speak(words);
    });
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.querySelector('span');
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 2000);
  }

  function clicks(event) {
    closeMenus(event.target.closest('details[data-menu]'));
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.font) {
      size = Math.min(3, Math.max(0, size + Number(button.dataset.font)));
      store.set('size', size);
      resize();
    }
    if ('read' in button.dataset) readAloud(button);
    if ('print' in button.dataset) window.print();
    if ('copy' in button.dataset) copy(button);
  }

  // A second press of the same button must not send the form twice.
  function submits(event) {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    event.submitter?.setAttribute('aria-busy', 'true');
  }

  function prepare(part) {
    part.querySelectorAll('[data-js]').forEach((element) => { element.hidden = false; });
    part.querySelectorAll('[data-scroll]').forEach((box) => {
      if (box.scrollWidth > box.clientWidth) { box.tabIndex = 0; box.setAttribute('role', 'group'); }
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    prepare(document);
    const reader = document.querySelector('[data-read]');
    if (reader && 'speechSynthesis' in window) reader.hidden = false;
    document.querySelector('[data-focus]')?.focus();
    const toggle = document.querySelector('[data-shortcuts]');
    if (toggle) {
      toggle.checked = shortcuts();
      toggle.addEventListener('change', () => store.set('shortcuts', toggle.checked ? 'on' : 'off'));
    }
  });
  document.addEventListener('keydown', keys);
  document.addEventListener('click', clicks);
  document.addEventListener('submit', submits);
  document.addEventListener('change', (event) => {
    if ('auto' in event.target.dataset) event.target.form?.requestSubmit();
  });
  // Back from the next page: the form may be sent again.
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
    });
  });
})();
