// What makes the ballot page nicer; all of it works without. Nothing here is kept, sent or logged.

const form = document.querySelector('form[data-lines]');
if (form) {
  const count = form.querySelector('.count');
  const next = form.querySelector('button.primary');
  const places = form.dataset.places ? Number(form.dataset.places) : null;

  const show = () => {
    const chosen = form.querySelectorAll('input:checked').length;
    const over = places !== null && chosen > places;
    count.textContent = over ? count.dataset.over : count.dataset.text.replace('#', String(chosen));
    count.classList.toggle('over', over);
    next.disabled = over;
  };

  form.addEventListener('change', show);
  // A browser may fill in again what it remembers of the page.
  window.addEventListener('pageshow', show);
  show();
}

// One press is one vote, however often somebody presses.
for (const once of document.querySelectorAll('form[data-once]')) {
  once.addEventListener('submit', event => {
    if (once.dataset.sent) {
      event.preventDefault();
      return;
    }

    once.dataset.sent = 'yes';
    once.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', () => delete once.dataset.sent);
}
