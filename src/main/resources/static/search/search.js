// Suggestions under the search boxes: arrows choose, Enter opens, Escape closes. Without it the box sends its form.
(() => {
  'use strict';
  function attach(box, number) {
    const list = document.createElement('ul');
    list.id = `suggestions-${number}`;
    list.className = 'suggestions';
    list.hidden = true;
    list.popover = 'manual'; // above everything, cut off by nothing
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.getAttribute('aria-label') ?? box.labels?.[0]?.textContent ?? '');
    const said = document.createElement('span');
    said.className = 'hide';
    said.setAttribute('role', 'status');
    box.after(list, said);
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-expanded', 'false');

    let timer;
    let call;
    let chosen = -1;
    const options = () => [...list.querySelectorAll('[role=option]')];
    const place = () => {
      const { left, bottom, width } = box.getBoundingClientRect();
      list.style.width = `${Math.min(Math.max(width, 320), innerWidth - 16)}px`;
      list.style.left = `${Math.max(8, Math.min(left, innerWidth - list.offsetWidth - 8))}px`;
      list.style.top = `${bottom + 4}px`;
    };
    const open = () => {
      list.hidden = false;
      if (!list.matches(':popover-open')) list.showPopover();
      place();
      box.setAttribute('aria-expanded', 'true');
    };
    const close = () => {
      clearTimeout(timer);
      call?.abort();
      said.textContent = '';
      if (list.matches(':popover-open')) list.hidePopover();
      list.hidden = true;
      chosen = -1;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    };
    const choose = (index) => {
      const all = options();
      chosen = (index + all.length + 1) % (all.length + 1) === all.length ? -1 : (index + all.length) % all.length;
      all.forEach((option, place) => option.setAttribute('aria-selected', String(place === chosen)));
      if (chosen < 0) box.removeAttribute('aria-activedescendant');
      else { box.setAttribute('aria-activedescendant', all[chosen].id); all[chosen].scrollIntoView({ block: 'nearest' }); }
    };
    const ask = async () => {
      const text = box.value.trim();
      if (text.length < 2) { close(); return; }
      call?.abort();
      call = new AbortController();
      try {
        const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(text)}`, { signal: call.signal });
        if (!answer.ok || answer.redirected) { close(); return; }
        const part = new DOMParser().parseFromString(await answer.text(), 'text/html');
        said.textContent = part.querySelector('p')?.textContent ?? '';
        list.replaceChildren(...part.querySelectorAll('[role=option]'));
        options().forEach((option, place) => { option.id = `${list.id}-${place}`; });
        chosen = -1;
        box.removeAttribute('aria-activedescendant');
        if (document.activeElement !== box) close();
        else if (options().length) open();
        else { const none = said.textContent; close(); said.textContent = none; }
      } catch { /* aborted, or no connection: the form still works */ }
    };

    box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 180); });
    box.addEventListener('keydown', (event) => {
      if (list.hidden) return;
      if (event.key === 'ArrowDown') { event.preventDefault(); choose(chosen + 1); }
      else if (event.key === 'ArrowUp') { event.preventDefault(); choose(chosen < 0 ? options().length - 1 : chosen - 1); }
      else if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); location.assign(options()[chosen].dataset.href); }
      else if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); } // kept: what is typed
    });
    list.addEventListener('pointerdown', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) { event.preventDefault(); location.assign(option.dataset.href); }
    });
    box.addEventListener('blur', close);
    addEventListener('resize', () => { if (!list.hidden) place(); });
    addEventListener('scroll', () => { if (!list.hidden) place(); }, { passive: true });
  }

  const start = () => document.querySelectorAll('[data-search], [data-suggest]').forEach(attach);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
})();
