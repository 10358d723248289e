// Shows anew what changes on a page and says what is new; without it the page loads itself again.
(() => {
  'use strict';
  const box = document.querySelector('[data-refresh]');
  if (!box) return;
  const announce = document.querySelector('[data-announce]');
  const speak = document.querySelector('[data-speak]');
  const status = box.querySelector('[data-say]');
  const part = () => box.querySelector('[data-part-of]');

  function say(words) {
    if (!words) return;
    if (announce) announce.textContent = words;
    if (speak?.getAttribute('aria-pressed') === 'true') {
      const voice = new SpeechSynthesisUtterance(words);
      voice.lang = speak.dataset.lang === 'en' ? 'en-GB' : 'vi-VN';
      voice.rate = 0.9;
      speechSynthesis.speak(voice);
    }
  }

  async function again() {
    try {
      const answer = await fetch(box.dataset.refresh, { signal: AbortSignal.timeout(5000) });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('[data-part-of]');
        const before = part().dataset.mark;
        if (fresh.outerHTML !== part().outerHTML) part().replaceWith(fresh);
        if (before !== part().dataset.mark) {
          say(part().dataset.words);
          if (status) status.textContent = status.dataset.say;
        }
      }
    } catch { /* the network is away: asked again */ }
    setTimeout(again, box.dataset.every * 1000);
  }
  setTimeout(again, box.dataset.every * 1000);

  if (speak && 'speechSynthesis' in window) {
    speak.hidden = false;
    speak.addEventListener('click', () => {
      const on = speak.getAttribute('aria-pressed') !== 'true';
      speak.setAttribute('aria-pressed', String(on));
      if (on) say(part().dataset.words);
    });
  }
})();
