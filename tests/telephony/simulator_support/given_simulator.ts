import type { Channel } from '../../../telephony/simulator/channel.ts'
import { ManualClock } from '../../../telephony/simulator/clock.ts'
import type { Dialplan } from '../../../telephony/simulator/dialplan.ts'
import type { PhoneBehaviour, RobotBehaviour } from '../../../telephony/simulator/phones.ts'
import { SwitchSimulator } from '../../../telephony/simulator/server.ts'
import { ScriptedSocket } from './scripted_socket.ts'

export const PASSWORD = 'a long password'

/** Answers after 300 ms and never hangs up by itself. */
export const STEADY: RobotBehaviour = {
  kind: 'robot',
  answerMs: [300, 300],
  talkMs: null,
  busy: 0,
  reject: 0,
  noAnswer: 0,
}

export interface GivenSimulator {
  simulator: SwitchSimulator
  clock: ManualClock
  client: ScriptedSocket
  port: number
  /** Moves the time on and waits until everything that was sent has arrived. */
  pass(ms: number): Promise<void>
  call(number?: string): Channel
  phone(extension: string): NonNullable<ReturnType<SwitchSimulator['simulation']['phones']['get']>>
  /** Sets the offer's variables and sends the caller to it without a guard. */
  offer(caller: Channel, extension: string, place?: string): Promise<void>
  close(): Promise<void>
}

/** A switch on a clock that stands still, with a client that gets every event. */
export async function givenSimulator(
  options: {
    dialplan?: Dialplan
    behaviour?: PhoneBehaviour
    seed?: number
    recordings?: string
    callRecords?: string
  } = {}
): Promise<GivenSimulator> {
  const clock = new ManualClock()
  const simulator = new SwitchSimulator({
    password: PASSWORD,
    clock,
    seed: options.seed ?? 7,
    extensions: ['1001', '1002', '1003'],
    behaviour: options.behaviour ?? STEADY,
    callTimeoutSeconds: 6,
    dialplan: options.dialplan,
    recordings: options.recordings,
    callRecords: options.callRecords,
  })
  const port = await simulator.listen()
  const client = await ScriptedSocket.signIn(port, PASSWORD, 'event json ALL')
  await client.api(`hash insert/spotline/alive_until/${Math.floor(clock.now() / 1000) + 600}`)
  const given: GivenSimulator = {
    simulator,
    clock,
    client,
    port,
    pass: async (ms) => {
      clock.advance(ms)
      await client.settle()
    },
    call: (number = '13800000001') =>
      simulator.simulation.callers.place({
        number,
        dnis: '4008001001',
        reason: 'test',
        patienceMs: 600_000,
        talkMs: null,
        rating: '4',
        redials: 0,
        redialAfterMs: 0,
      }),
    phone: (extension) => {
      const phone = simulator.simulation.phones.get(extension)
      if (!phone) throw new Error(`no phone ${extension}`)
      return phone
    },
    offer: async (caller, extension, place = 'offer XML spotline') => {
      await client.api(
        `uuid_setvar_multi ${caller.uuid} spotline_offer=${extension};spotline_agent_uuid=leg-of-the-agent`
      )
      await client.api(`uuid_transfer ${caller.uuid} ${place}`)
    },
    close: async () => {
      client.close()
      await simulator.close()
    },
  }
  return given
}
