import { readonly, ref } from 'vue'

export type Theme = 'light' | 'dark'

const STORED_AS = 'spotline.theme'
const theme = ref<Theme>(document.documentElement.classList.contains('dark') ? 'dark' : 'light')

/** The theme on screen. The class `dark` on `<html>` carries it; `public/theme.js` sets it before the first paint. */
export const currentTheme = readonly(theme)

export function chooseTheme(next: Theme): void {
  localStorage.setItem(STORED_AS, next)
  show(next)
}

function show(next: Theme) {
  document.documentElement.classList.toggle('dark', next === 'dark')
  theme.value = next
}

// Chosen in another window: every window of a desk looks the same.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === STORED_AS) show(newValue === 'dark' ? 'dark' : 'light')
})

/** The value of a design token, such as `--sp-accent`, in the theme on screen. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
