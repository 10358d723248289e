// Refines the builder: the preview follows what is typed, inputs that do not fit the kind of field
// step back, Alt with the arrows moves the place that is being edited.
(() => {
  'use strict';
  const form = document.querySelector('form[data-builder]');
  const stage = document.querySelector('[data-preview]');
  if (!form || !stage) return;
  let timer = 0;
  let latest = 0;

  function fit() {
    const type = form.elements['f.type']?.value;
    if (!type) return;
    form.querySelectorAll('[data-for]').forEach((part) => { part.hidden = !part.dataset.for.split(' ').includes(type); });
  }

  async function show() {
    const turn = ++latest;
    const response = await fetch(form.dataset.builder, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!response.ok || response.redirected || turn !== latest) return;
    stage.innerHTML = await response.text();
    window.answerForms?.prepare(stage);
  }

  function changed() {
    fit();
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  }

  // What is tried in the preview goes nowhere: good answers are only told to be good.
  stage.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  document.addEventListener('keydown', (event) => {
    const act = event.altKey && { ArrowUp: 'UP', ArrowDown: 'DOWN' }[event.key];
    if (!act) return;
    event.preventDefault();
    document.querySelector(`button[data-act=${act}]`)?.click();
  });
  fit();
})();
