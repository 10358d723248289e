// Sends chosen files in pieces at once, shows progress, goes on after a broken connection or a reload.
// Without this script the files go with the form.
(() => {
  'use strict';
  if (window.lienthongUpload) return;
  window.lienthongUpload = true;
  const PIECE = 4 * 1024 * 1024;
  const WAITS = [1, 2, 4, 8, 15, 30, 30, 30];
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* private mode */ } },
  };
  const pause = (seconds) => new Promise((done) => {
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
  });

  class Refused extends Error {}

  function request(box, method, url, body, headers, onProgress) {
    return new Promise((done, fail) => {
      const call = new XMLHttpRequest();
      call.open(method, url);
      call.responseType = 'json';
      const token = box.closest('form')?.querySelector('input[name=_csrf]');
      if (token) call.setRequestHeader('X-CSRF-TOKEN', token.value);
      Object.entries(headers ?? {}).forEach(([name, value]) => call.setRequestHeader(name, value));
      if (onProgress) call.upload.addEventListener('progress', (event) => onProgress(event.loaded));
      call.addEventListener('load', () => done({ status: call.status, body: call.response, offset: Number(call.getResponseHeader('Upload-Offset')) }));
      call.addEventListener('error', () => fail(new Error('network')));
      call.addEventListener('timeout', () => fail(new Error('timeout')));
      call.timeout = 120000;
      call.send(body ?? null);
    });
  }

  function row(box, file) {
    const item = document.createElement('li');
    item.className = 'file';
    const text = document.createElement('span');
    text.className = 'grow';
    const name = document.createElement('span');
    name.textContent = file.name;
    const state = document.createElement('span');
    state.className = 'm';
    text.append(name, ' ', state);
    const bar = document.createElement('progress');
    bar.max = file.size;
    bar.value = 0;
    bar.setAttribute('aria-label', `${box.dataset.textProgress}: ${file.name}`);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'btn quiet small';
    remove.textContent = box.dataset.textRemove;
    remove.setAttribute('aria-label', `${box.dataset.textRemove}: ${file.name}`);
    remove.dataset.uploadRemove = '';
    item.append(text, remove, bar);
    box.querySelector('[data-upload-list]').append(item);
    return { item, state, bar };
  }

  const say = (box, text) => { box.querySelector('[data-upload-status]').textContent = text; };
  const key = (box, file) => `upload:${box.dataset.purpose}:${file.name}:${file.size}:${file.lastModified}`;

  async function begin(box, file) {
    const known = store.get(key(box, file));
    if (known) {
      const standing = await request(box, 'GET', `${box.dataset.url}/${known}`);
      if (standing.status === 200 && standing.body.state !== 'REFUSED') return standing.body;
      store.drop(key(box, file));
    }
    const data = new URLSearchParams({ name: file.name, size: file.size, type: file.type, purpose: box.dataset.purpose });
    const started = await request(box, 'POST', box.dataset.url, data);
    if (started.status === 422) throw new Refused(started.body.message);
    if (started.status !== 201) throw new Error(String(started.status));
    store.set(key(box, file), started.body.id);
    return started.body;
  }

  async function pieces(box, file, line, standing) {
    let now = standing;
    while (now.state === 'RECEIVING') {
      if (line.item.dataset.cancelled) return now;
      line.item.dataset.uploadId = now.id;
      const offset = now.offset;
      const answer = await request(box, 'PATCH', `${box.dataset.url}/${now.id}`, file.slice(offset, offset + PIECE),
        { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' },
        (sent) => { line.bar.value = offset + sent; });
      if (answer.status === 422) throw new Refused(answer.body.message);
      if (answer.status !== 200 && answer.status !== 409) throw new Error(String(answer.status));
      now = answer.body;
      line.bar.value = now.offset;
      line.state.textContent = `${Math.floor(now.offset * 100 / now.size)} %`;
      if (answer.status === 409 && now.offset === offset) throw new Error('busy');
    }
    return now;
  }

  async function scanned(box, line, standing) {
    let now = standing;
    while (now.state === 'WAITING_FOR_SCAN' && !line.item.dataset.cancelled) {
      line.state.textContent = now.message ?? box.dataset.textWaiting;
      await pause(10);
      now = (await request(box, 'GET', `${box.dataset.url}/${now.id}`)).body ?? now;
    }
    return now;
  }

  async function send(box, file) {
    const line = row(box, file);
    box.dataset.pending = Number(box.dataset.pending ?? 0) + 1;
    for (let attempt = 0; ; attempt++) {
      try {
        const before = line.bar.value;
        const standing = await scanned(box, line, await pieces(box, file, line, await begin(box, file)));
        if (line.bar.value > before) attempt = 0;
        if (line.item.dataset.cancelled) break;
        if (standing.state === 'REFUSED') throw new Refused(standing.message ?? box.dataset.textFailed);
        finish(box, file, line, standing);
        break;
      } catch (problem) {
        if (line.item.dataset.cancelled) break;
        if (problem instanceof Refused || attempt >= WAITS.length) {
          if (problem instanceof Refused) store.drop(key(box, file));
          fail(box, line, problem instanceof Refused ? problem.message : box.dataset.textFailed);
          break;
        }
        line.state.textContent = box.dataset.textRetry;
        await pause(WAITS[attempt]);
      }
    }
    box.dataset.pending = Number(box.dataset.pending) - 1;
  }

  function finish(box, file, line, standing) {
    store.drop(key(box, file));
    line.bar.remove();
    line.state.textContent = box.dataset.textDone;
    line.item.dataset.file = standing.fileId;
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = `${box.dataset.name}Ids`;
    hidden.value = standing.fileId;
    line.item.append(hidden);
    say(box, `${box.dataset.textDone}: ${file.name}`);
    box.dispatchEvent(new CustomEvent('lienthong:uploaded', { bubbles: true, detail: standing }));
  }

  function fail(box, line, text) {
    line.bar.remove();
    line.item.dataset.failed = '1';
    line.state.className = 'error';
    line.state.setAttribute('role', 'alert');
    line.state.textContent = text;
  }

  async function drop(box, item) {
    item.dataset.cancelled = '1';
    const { file, uploadId } = item.dataset;
    item.remove();
    box.querySelector('input[type=file]').focus();
    try {
      if (file) await request(box, 'DELETE', `${box.dataset.url}/files/${file}`);
      else if (uploadId) await request(box, 'DELETE', `${box.dataset.url}/${uploadId}`);
    } catch { /* the nightly sweep takes it */ }
  }

  function take(box, files) {
    const field = box.querySelector('input[type=file]');
    if (!field.multiple) box.querySelectorAll('[data-upload-list] > li').forEach((item) => drop(box, item));
    [...files].slice(0, field.multiple ? files.length : 1).reduce((before, file) => before.then(() => send(box, file)), Promise.resolve());
    field.value = '';
  }

  async function unfinished(box) {
    const prefix = `upload:${box.dataset.purpose}:`;
    const known = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    if (!known.length) return;
    const answer = await request(box, 'GET', `${box.dataset.url}?purpose=${encodeURIComponent(box.dataset.purpose)}`);
    const open = (answer.status === 200 ? answer.body : []).filter((one) => known.some((name) => localStorage.getItem(name) === one.id));
    if (open.length) say(box, `${box.dataset.textResume}: ${open.map((one) => one.name).join(', ')}`);
    box.querySelector('[data-upload-status]').classList.toggle('hide', !open.length);
  }

  document.addEventListener('change', (event) => {
    const box = event.target.closest?.('[data-upload]');
    if (box && event.target.type === 'file') take(box, event.target.files);
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-upload-remove]');
    if (button) drop(button.closest('[data-upload]'), button.closest('li'));
  });
  document.addEventListener('dragover', (event) => {
    const box = event.target.closest?.('[data-upload]');
    document.querySelectorAll('[data-upload].over').forEach((other) => other.classList.toggle('over', other === box));
    if (box) { box.classList.add('over'); event.preventDefault(); }
  });
  document.addEventListener('drop', (event) => {
    const box = event.target.closest?.('[data-upload]');
    document.querySelectorAll('[data-upload].over').forEach((other) => other.classList.remove('over'));
    if (box && event.dataTransfer.files.length) { event.preventDefault(); take(box, event.dataTransfer.files); }
  });
  // Capture: before the form is marked as sent.
  document.addEventListener('submit', (event) => {
    const busy = [...event.target.querySelectorAll('[data-upload]')].find((box) => Number(box.dataset.pending ?? 0) > 0);
    if (!busy) return;
    event.preventDefault();
    event.stopPropagation();
    const status = busy.querySelector('[data-upload-status]');
    status.classList.remove('hide');
    status.textContent = busy.dataset.textBusy;
    status.scrollIntoView({ block: 'center' });
  }, true);
  // Somebody may have chosen before this script was there.
  const chosen = (box) => { const { files } = box.querySelector('input[type=file]'); if (files.length) take(box, files); };
  const prepare = () => document.querySelectorAll('[data-upload]').forEach((box) => { unfinished(box).catch(() => {}); chosen(box); });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', prepare); else prepare();
})();
