/** The processes of a running Spotline. */
import { join } from 'node:path'
import { at, node24 } from './paths.mjs'
import { aceCommand } from './ace.mjs'

function fromAce(name, args, { env, built }) {
  const [command, all] = aceCommand(args, { built })
  return { name, command, args: all, env }
}

export const simulator = (env) => ({
  name: 'simulator',
  command: node24,
  args: [
    at('telephony', 'bin', 'simulate.ts'),
    ...['--port', env.SWITCH_PORT, '--password', env.SWITCH_PASSWORD],
    ...['--control-port', env.SIMULATOR_CONTROL_PORT],
    ...[
      '--recordings',
      env.RECORDINGS_PATH,
      '--call-records',
      join(env.CDR_PATH, 'switches', 'main'),
    ],
    ...['--configuration', env.SWITCH_CONFIG_PATH],
  ],
  env,
  endsLast: true,
})

export const telephony = (options) => fromAce('telephony', ['telephony:run'], options)
export const worker = (options) => fromAce('worker', ['queue:work'], options)

/** Plays the demo on the simulated switch. */
export const floor = (options) => fromAce('floor', ['demo:floor'], options)

/** The production server. */
export const web = ({ env }) => ({
  name: 'web',
  command: node24,
  args: [at('build', 'bin', 'server.js')],
  env,
})

/** The server that follows the sources while they are edited; it does not heed a polite request to end. */
export const hotWeb = ({ env }) => ({
  ...fromAce('web', ['serve', '--hmr', '--no-clear'], { env }),
  verbose: true,
  patience: 1000,
})
