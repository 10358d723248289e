// Passkeys: asks the browser for one and posts its answer with the form. Without this script, or in
// a browser without passkeys, the buttons stay hidden and passwords do.
(() => {
  'use strict';
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;

  async function options(form) {
    const token = form.querySelector('input[name=_csrf]');
    const answer = await fetch(form.dataset.options, {
      method: 'POST', headers: token ? { 'X-CSRF-TOKEN': token.value } : {},
    });
    if (!answer.ok) throw new Error('options ' + answer.status);
    return answer.json();
  }

  const ceremonies = {
    create: async (json) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) }),
    get: async (json) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) }),
  };

  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const trouble = form.querySelector('[data-trouble]');
      trouble.hidden = true;
      try {
        const credential = await ceremonies[form.dataset.passkey](await options(form));
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.requestSubmit();
      } catch {
        trouble.hidden = false;
      }
    });
  });
})();
