// A reader of the back of a card types three lines and an Enter after each: they belong together.
(() => {
  'use strict';
  const field = document.getElementById('identity');
  const WHOLE = 90;
  field?.addEventListener('keydown', (event) => {
    const typed = field.value.replace(/\s/g, '');
    if (event.key === 'Enter' && /^I[A-Z<]VNM/i.test(typed) && typed.length < WHOLE) {
      // Whoever has only the first line at hand presses Enter once more.
      if (field.dataset.waits === typed) return;
      event.preventDefault();
      field.dataset.waits = typed;
    }
  });
})();
