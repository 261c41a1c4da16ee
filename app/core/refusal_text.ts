import type { I18n } from '@adonisjs/i18n'

/** What is needed to tell a refusal in any language, now or later: the parts of a `DomainError` that can be kept. */
export type Refusal = {
  messageKey: string
  values: Record<string, string | number>
  /** Placeholders that stand for a list, by the keys of its members. */
  lists: Record<string, string[]>
}

/** The sentence of a refusal in the reader's language. */
export function refusalText({ messageKey, values, lists }: Refusal, texts: I18n): string {
  const told = Object.entries(lists).map(([name, keys]) => [
    name,
    keys.map((key) => texts.t(key)).join(texts.t('core.list_separator')),
  ])
  return texts.t(messageKey, { ...values, ...Object.fromEntries(told) })
}
