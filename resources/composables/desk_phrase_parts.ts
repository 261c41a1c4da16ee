/** A piece of a phrase: what was filled in stands out. */
export type PhrasePart = { text: string; filled: boolean }

/**
 * The phrase with its placeholders filled in. A clause whose value is not known (no slot on air, no such product) is
 * left out; only the customer's name may be missing within a clause, as one can greet without it.
 */
export function partsOf(content: string, values: Record<string, string>): PhrasePart[] {
  return content
    .split(/(?<=[，。！？；,.!?;])/)
    .filter((clause) => isSayable(clause, values))
    .flatMap((clause) => clause.split(/(\{\w+\})/))
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      return { text: name ? (values[name] ?? '') : piece, filled: name !== undefined }
    })
    .filter(({ text }) => text !== '')
}

function isSayable(clause: string, values: Record<string, string>): boolean {
  const names = [...clause.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  if (names.some((name) => name !== 'customer' && !values[name])) return false
  const words = clause.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return /[^\s，。！？；,.!?;]/.test(words)
}
