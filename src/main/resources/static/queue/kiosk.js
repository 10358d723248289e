// The kiosk stays on its first page and shows the others inside it, so that it still gives numbers
// when the server does not answer: from blocks it was lent, handed in later. Without it all are plain pages.
(() => {
  'use strict';
  const kiosk = document.querySelector('[data-kiosk]');
  const home = kiosk?.dataset.kiosk ?? document.querySelector('[data-back]')?.dataset.back;
  if (!home) return;
  const seconds = Number((kiosk ?? document.querySelector('[data-back]')).dataset.seconds);
  let idle;
  const restart = () => {
    clearTimeout(idle);
    idle = setTimeout(() => (kiosk ? start() : location.assign(home)), seconds * 1000);
  };
  ['pointerdown', 'keydown'].forEach((kind) => document.addEventListener(kind, restart));
  restart();
  if (!kiosk) return;

  const part = (name) => kiosk.querySelector(`[data-part="${name}"]`);
  const status = kiosk.querySelector('[data-status]');
  const draw = kiosk.querySelector('[data-draw]');
  const scan = part('start').querySelector('[data-scan] input');
  const key = `kiosk ${home}`;
  const store = JSON.parse(localStorage.getItem(key) ?? '{}');
  store.device ??= uuid();
  store.blocks ??= [];
  store.given ??= [];
  const keep = () => localStorage.setItem(key, JSON.stringify(store));
  keep();
  let chosen = { letter: '', name: '' };

  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  }

  function show(name) {
    kiosk.querySelectorAll('[data-part]').forEach((one) => { one.hidden = one.dataset.part !== name; });
    window.scrollTo(0, 0);
    part(name).querySelector('h1')?.focus();
    restart();
  }

  function start() {
    if (!part('start').hidden) { scan.value = ''; fresh(); return; }
    show('start');
    fresh();
  }

  const ask = (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(5000) });
  const parse = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

  // How many wait by now; the old figures stay when nobody answers.
  async function fresh() {
    try {
      const answer = await ask(home);
      const page = await parse(answer);
      const needs = page.querySelector('[data-part="start"] .needs');
      const token = page.querySelector('[data-draw] [name="_csrf"]');
      if (needs) part('start').querySelector('.needs')?.replaceWith(needs);
      if (token) draw.elements.namedItem('_csrf').value = token.value;
    } catch { /* asked again later */ }
  }

  async function open(url) {
    try {
      const page = await parse(await ask(url));
      const other = part('other');
      other.replaceChildren(...page.querySelector('main').childNodes);
      other.querySelectorAll('[data-js]').forEach((one) => { one.hidden = false; });
      show('other');
    } catch {
      show('away');
    }
  }

  const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

  function offline(group, ground, instead) {
    const used = store.given.filter((one) => one.group === group && one.day === today()).map((one) => one.number);
    const block = store.blocks.find((one) => one.group === group && one.day === today());
    let number = Math.max(block?.first ?? 0, block?.next ?? 0);
    while (used.includes(number)) number++;
    if (!block || number > block.last) { show('away'); return; }
    block.next = number + 1;
    const at = new Date();
    store.given.push({ clientId: uuid(), group, day: today(), number, at: at.toISOString(), ground: ground || null, instead });
    keep();
    const given = part('given');
    given.querySelector('[data-number]').textContent = block.letter + String(number).padStart(3, '0');
    given.querySelector('[data-need]').textContent = chosen.name;
    given.querySelector('[data-at]').textContent = at.toLocaleString(document.documentElement.lang);
    show('given');
    say(false);
  }

  const json = (body) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': draw.elements.namedItem('_csrf').value },
    body: JSON.stringify(body),
  });

  function say(online) {
    const words = online ? status.dataset.online : status.dataset.offline;
    if (status.textContent !== words && (status.textContent || !online)) status.textContent = words;
  }

  // Hands in what was given meanwhile, then fills the blocks up.
  async function reconcile() {
    try {
      if (store.given.length) {
        const answer = await ask(`${home}/offline`, json({ device: store.device, tickets: store.given }));
        if (answer.ok) {
          const taken = new Set((await answer.json()).map((one) => one.clientId));
          store.given = store.given.filter((one) => !taken.has(one.clientId));
          keep();
        } else if (answer.status === 403) {
          await fresh();
        }
      }
      const answer = await ask(`${home}/blocks`, json({ device: store.device }));
      if (answer.ok) {
        const known = store.blocks;
        store.blocks = (await answer.json()).map((block) => ({
          ...block,
          next: known.find((one) => one.group === block.group && one.day === block.day && one.first === block.first)?.next,
        }));
        keep();
        say(true);
      }
    } catch { /* the network is away */ }
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a, button');
    if (!link) return;
    if (link.dataset.group) {
      event.preventDefault();
      chosen = { letter: link.dataset.letter, name: link.querySelector('b').textContent };
      draw.elements.namedItem('group').value = link.dataset.group;
      draw.elements.namedItem('client').value = uuid();
      draw.querySelector('[data-name]').textContent = chosen.name;
      show('ground');
    } else if ('home' in link.dataset) {
      event.preventDefault();
      start();
    } else if ('open' in link.dataset) {
      event.preventDefault();
      open(link.href);
    }
  });

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if ('scan' in form.dataset) {
      event.preventDefault();
      const typed = form.elements.namedItem('code');
      open(`${home}/dossier?code=${encodeURIComponent(typed.value)}`);
      typed.value = '';
      return;
    }
    if (!('draw' in form.dataset)) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set('ground', event.submitter?.value ?? '');
    let answer;
    try {
      answer = await ask(form.action, { method: 'POST', body, headers: { 'X-Kiosk': '1' } });
    } catch { /* nobody answers */ }
    if (answer?.ok) {
      const ticket = await answer.json();
      await open(`${home}/tickets/${ticket.token}`);
    } else if (answer && answer.status < 500) {
      await fresh();
      location.assign(home);
    } else {
      offline(body.get('group'), body.get('ground'), body.get('client'));
    }
  }, true);

  // A reader types like a keyboard: what it types goes to the field of codes, wherever the focus is.
  document.addEventListener('keydown', (event) => {
    const plain = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (plain && !part('start').hidden && !event.target.closest('input')) scan.focus();
  });

  window.addEventListener('online', reconcile);
  setInterval(reconcile, 30000);
  setInterval(() => { if (!part('start').hidden) fresh(); }, 30000);
  reconcile();
})();
