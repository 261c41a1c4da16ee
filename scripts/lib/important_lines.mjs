/** Which lines of a process' log a person at the console should see. */

const errorLevel = 50

/** The sentence to show, or null for a line that only belongs into the log file. */
export function importantPart(line) {
  if (line.startsWith('{')) {
    try {
      const entry = JSON.parse(line)
      if (!(entry.level >= errorLevel)) {
        return null
      }
      return [entry.msg, entry.err?.message].filter(Boolean).filter(isNew).join(': ')
    } catch {
      return null
    }
  }
  return /\b(fatal|uncaught|unhandled|error:)/i.test(line) ? line.trim() : null
}

const isNew = (text, place, all) => all.indexOf(text) === place

const quietFor = 30_000

/** Lets each sentence of one process through once in half a minute: a lost server is told once, not every retry. */
export function withoutRepeats() {
  const told = new Map()
  return (sentence) => {
    const now = Date.now()
    if (!sentence || now - (told.get(sentence) ?? -Infinity) < quietFor) {
      return null
    }
    if (told.size > 200) {
      told.clear()
    }
    told.set(sentence, now)
    return sentence
  }
}
