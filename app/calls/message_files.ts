import { join } from 'node:path'
import { recordingsFolder, switchRecordingsFolder } from '#app/calls/recording_files'

const FOLDER = 'messages'

/** Where messages lie, as this machine sees it. */
export function messagesFolder(): string {
  return join(recordingsFolder(), FOLDER)
}

/** The same folder as the switch names it. */
export function switchMessagesFolder(): string {
  return `${switchRecordingsFolder()}/${FOLDER}`
}

const MESSAGE = new RegExp(`^${FOLDER}/(\\d{1,20})-[\\w-]{1,64}\\.wav$`)

/** The box (an extension, or a group's number) that a stored recording is a message for; null when it is none. */
export function boxOfMessage(storedPath: string): string | null {
  return MESSAGE.exec(storedPath)?.[1] ?? null
}
