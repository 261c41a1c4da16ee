/** A piece of a phrase: what was filled in stands out. */
export type PhrasePart = { text: string; filled: boolean }

/**
 * The phrase with its placeholders filled in. A clause with a value that is not known (a caller without a name, no slot
 * on air) is left out: what stands there can always be read aloud.
 */
export function partsOf(content: string, values: Record<string, string>): PhrasePart[] {
  const clauses = content.split(/(?<=[，。！？；,.!?;])/)
  const sayable = clauses.filter((clause) => isSayable(clause, values))
  // What went on after the last comma is left out: the sentence ends there.
  const last = sayable.at(-1)
  if (last !== clauses.at(-1)) sayable.splice(-1, 1, last?.replace(/[，,]$/, '。') ?? '')
  return sayable
    .flatMap((clause) => clause.split(/(\{\w+\})/))
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      return { text: name ? (values[name] ?? '') : piece, filled: name !== undefined }
    })
    .filter(({ text }) => text !== '')
}

function isSayable(clause: string, values: Record<string, string>): boolean {
  const names = [...clause.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  return names.every((name) => values[name])
}
