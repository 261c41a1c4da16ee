/**
 * Entry point of the command line from source: registers the TypeScript loader first. The production build replaces
 * this file by one without the loader.
 */
import '@poppinss/ts-exec'

await import('./bin/console.js')
