import { router } from '@inertiajs/vue3'
import { createI18n } from 'vue-i18n'
import { shallowRef } from 'vue'
import type { Language } from 'element-plus/es/locale'
import type { LocaleBundle, Messages } from './messages/by_area'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** What the frame and the pages around a call say; the desk is on screen before the rest is here. */
const bundles: Record<Locale, () => Promise<{ default: LocaleBundle }>> = {
  'zh-CN': () => import('./messages/zh_cn'),
  'en': () => import('./messages/en'),
}

const rests: Record<Locale, () => Promise<{ default: Messages }>> = {
  'zh-CN': () => import('./messages/zh_cn_rest'),
  'en': () => import('./messages/en_rest'),
}

/** Whether a page was opened that says more than the frame and the pages around a call do. */
let needsRest = false

const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false,
  fallbackWarn: false,
  messages: {} as Record<string, Messages>,
})

const composer = i18n.global

/** The words of Element Plus's own parts in the active locale. */
export const elementLocale = shallowRef<Language>()

/** The active locale; set it with `useLocale(…)`. */
export const locale = composer.locale

/** The text of a key such as `orders.fields.remark`, with `{name}` placeholders filled in. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  return composer.t(key, values)
}

/** Whether the active locale has this key. */
export function hasText(key: string): boolean {
  return composer.te(key)
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** The locale that is shown, or will be as soon as its texts are here. */
let wanted: Locale = 'zh-CN'

/** Loads the locale's messages, if they are not here yet, and shows them. */
export async function useLocale(next: Locale): Promise<void> {
  wanted = next
  const bundle = await bundles[next]()
  const { messages, element } = bundle.default
  const rest = needsRest ? await rests[next]() : { default: {} }
  composer.setLocaleMessage(next, { ...messages, ...rest.default })
  elementLocale.value = element
  composer.locale.value = next
  document.documentElement.lang = next
}

/** Loads the rest of the texts for a page that needs more than the first ones. */
export async function useAllTexts(): Promise<void> {
  if (needsRest) return
  needsRest = true
  const shown = wanted
  const rest = await rests[shown]()
  composer.mergeLocaleMessage(shown, rest.default)
}

/** Shows the locale and has the server remember it, which then sends its own texts in it. */
export async function chooseLocale(next: Locale): Promise<void> {
  await useLocale(next)
  router.post('/locale', { locale: next }, { preserveState: true, preserveScroll: true })
}

export { i18n }
