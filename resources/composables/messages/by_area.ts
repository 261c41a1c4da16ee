import type { Language } from 'element-plus/es/locale'
import type { MessageContext } from 'vue-i18n'

type Texts = { [key: string]: string | Texts }
export type Message = (context: MessageContext) => string
export type Messages = { [key: string]: Message | Messages }

/** The words of one language: the application's, and those of Element Plus's own parts. */
export type LocaleBundle = { messages: Messages; element: Language }

/** Gathers the files of one locale under their names: `lang/en/orders.json` is found under `orders`. */
export function messagesByArea(files: Record<string, Texts>): Messages {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      readable(texts),
    ])
  )
}

/**
 * Only `{name}` is special in a text, as on the server: vue-i18n's own syntax (`|`, `@`) would give one text two
 * meanings, so it gets functions instead of texts.
 */
function readable(texts: Texts): Messages {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? messageOf(text) : readable(text),
    ])
  )
}

function messageOf(text: string): Message {
  if (!text.includes('{')) return () => text
  return (context) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(context.named(name) ?? `{${name}}`))
}
