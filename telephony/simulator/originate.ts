import type { ApiCommand } from './commands.ts'
import { timeoutMs } from './bridging.ts'
import { runActions, swapCallerAndCallee } from './dialplan_run.ts'
import { followDirectory, parseDialString } from './endpoints.ts'
import { THREAD_STEP_MS, finishLeg } from './legs.ts'
import { dialOut } from './outbound.ts'

const USAGE =
  '-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n'

/** Splits `{…}user/1001 &bridge({…}sofia/gateway/carrier/139…)`. */
function parseOriginate(argument: string) {
  const match = /^(\{[^}]*\}\S+|\S+)\s+&(\w+)\((.*)\)\s*$/s.exec(argument)
  if (!match) return null
  const dial = parseDialString(match[1])
  if (!dial || dial.targets.length !== 1) return null
  return { dial, application: match[2], argument: match[3] }
}

/** `originate`: answers with `+OK <uuid>` when the first leg answers, not the second. */
export const originate: ApiCommand = ({ core }, argument, reply) => {
  const parsed = parseOriginate(argument)
  if (!parsed) return reply(USAGE)
  const { dial } = parsed
  const [target] = followDirectory(core.dialStrings, dial.targets)
  const endpoint =
    target.kind === 'user' ? core.endpoints.phone(target.number) : core.endpoints.network
  if (!endpoint) return reply('-ERR USER_NOT_REGISTERED\n')
  const own = new Map(dial.variables)
  const leg = dialOut(core, {
    uuid: own.get('origination_uuid') ?? core.nextUuid(),
    target,
    endpoint,
    variables: dial.variables,
    originator: null,
    timeout: {
      ms: timeoutMs(core, Number(own.get('originate_timeout') ?? own.get('leg_timeout') ?? 60)),
      cause: 'NO_ANSWER',
    },
    handlers: {
      ringing: () => {},
      failed: (cause) => reply(`-ERR ${cause}\n`),
      answered: () => {
        const { channel } = leg
        channel.owner = null
        core.emit('CHANNEL_OUTGOING', { channel })
        swapCallerAndCallee(core, channel)
        reply(`+OK ${channel.uuid}\n`)
        core.after(THREAD_STEP_MS, () => {
          if (!channel.isUp) return
          channel.state = 'CS_EXECUTE'
          core.emit('CHANNEL_STATE', { channel })
          channel.variables.set('call_uuid', channel.callUuid)
          runActions(core, channel, [
            { application: parsed.application, argument: parsed.argument },
          ])
        })
      },
      down: () => core.after(THREAD_STEP_MS, () => finishLeg(core, leg.channel)),
    },
  })
}
