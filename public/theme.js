// Runs before the first paint, so that a dark desk does not flash white.
if (localStorage.getItem('spotline.theme') === 'dark')
  document.documentElement.classList.add('dark')
