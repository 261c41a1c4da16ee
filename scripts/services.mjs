/** `node scripts/services.mjs up|down`: the private database and Redis alone, kept running for development. */
import { bootstrap } from './lib/bootstrap.mjs'
import { explain, say, step } from './lib/console.mjs'
import { createEnvFile, readSettings } from './lib/env_file.mjs'
import { isExternal, startServices, stopServices } from './lib/private_services.mjs'
import { ensureCommands } from './lib/debian_packages.mjs'

async function up() {
  createEnvFile()
  const external = isExternal(readSettings())
  await ensureCommands({ 'mariadbd': !external.database, 'redis-server': !external.redis })
  const { env } = await startServices({ external, keep: true })
  for (const [name, value] of Object.entries(env)) {
    say(`${name}=${value}`)
  }
}

const actions = { up, down: () => step('Private services stopped', stopServices) }
const action = actions[process.argv[2]]

if (!action) {
  say('node scripts/services.mjs up     start the private MariaDB and Redis and leave them running')
  say('node scripts/services.mjs down   stop them')
  process.exitCode = 2
} else if (await bootstrap(import.meta.url)) {
  await action().catch((error) => {
    explain(error)
    process.exitCode = 1
  })
}
