import { plainValue, switchId, variableName } from '../esl/arguments.ts'
import { uuidMute, uuidSetvarMulti } from '../esl/commands.ts'
import { control } from './result.ts'
import type { ControlLink, ControlResult } from './result.ts'

/** Silences the agent towards the caller. The leg keeps it as `spotline_muted` for whoever looks at the switch later. */
export function mute(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return setMuted(link, agentLegUuid, true)
}

export function unmute(link: ControlLink, agentLegUuid: string): Promise<ControlResult> {
  return setMuted(link, agentLegUuid, false)
}

async function setMuted(
  link: ControlLink,
  agentLegUuid: string,
  muted: boolean
): Promise<ControlResult> {
  const [done, kept] = await Promise.all([
    control(link, () => uuidMute(switchId(agentLegUuid), muted)),
    control(link, () =>
      uuidSetvarMulti(switchId(agentLegUuid), [
        [variableName('spotline_muted'), plainValue(muted ? 'yes' : 'no')],
      ])
    ),
  ])
  return done.ok ? kept : done
}
