/** Where things lie in the checkout. Every script works from any current folder through these. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path inside the checkout. */
export const at = (...parts) => join(root, ...parts)

export const varDir = at('var')
export const runDir = at('var', 'run')
export const logDir = at('var', 'log')
export const node24 = at('node_modules', '.bin', 'node')
