/** The command line of a script. */
import { parseArgs } from 'node:util'
import { Refusal } from './console.mjs'

/** `{ values, positionals }`; an unknown option is a refusal that shows the help. */
export function readOptions(options, help, { allowPositionals = false, args } = {}) {
  try {
    return parseArgs({ options, allowPositionals, ...(args ? { args } : {}) })
  } catch (error) {
    throw new Refusal(`${error.message}\n\n${help}`)
  }
}

/** A whole number from `least` up, or a refusal that names the option. */
export function wholeNumber(text, name, { least = 1, most = Number.MAX_SAFE_INTEGER } = {}) {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) {
    return value
  }
  throw new Refusal(`${name} wants a whole number from ${least} to ${most}, not "${text}".`)
}
