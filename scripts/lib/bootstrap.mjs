/**
 * From any Node 18 or newer to our own: installs the packages when they are missing, half installed or outdated,
 * then runs the same script again under node_modules/.bin/node. Uses nothing but what Node brings.
 */
import { createHash } from 'node:crypto'
import fs, { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Refusal, explain, step } from './console.mjs'
import { at, node24, root } from './paths.mjs'
import { attempt, endRunning } from './run.mjs'
import { endMarked } from './process_identity.mjs'
import { withLock } from './lock.mjs'

const stamp = at('node_modules', '.spotline-installed')
const wantedMajor = 24

const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
const isInstalled = () =>
  existsSync(stamp) && existsSync(node24) && readFileSync(stamp, 'utf8') === lockDigest()

/** Refuses when the disk has less than `megabytes` left. */
export function requireSpace(megabytes) {
  // The first releases of Node 18 can't tell.
  if (!fs.statfsSync) {
    return
  }
  const { bavail, bsize } = fs.statfsSync(root)
  const free = Math.floor((bavail * bsize) / 2 ** 20)
  if (free < megabytes) {
    throw new Refusal(
      `Only ${free} MB are free on the disk of ${root}; ${megabytes} MB are needed. Free some space and start again.`
    )
  }
}

async function install() {
  if (isInstalled()) {
    return
  }
  requireSpace(2000)
  // Gone first and written last: whatever interrupts the installation, the next start sees that it is not whole.
  rmSync(stamp, { force: true })
  // One that outlived a killed launcher would write into the same folder.
  const mark = 'SPOTLINE_INSTALL'
  await endMarked(`${mark}=${root}`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await attempt('npm', args, { env: { ...process.env, [mark]: root } })
  if (code !== 0) {
    const end = output.trim().split('\n').slice(-20).join('\n')
    throw new Refusal(`The packages could not be installed (npm ci ended with ${code}):\n${end}`)
  }
  if (!existsSync(node24)) {
    throw new Refusal(
      `There is no Node ${wantedMajor} for ${process.platform}-${process.arch} among the packages.`
    )
  }
  writeFileSync(stamp, lockDigest())
}

/** Runs the script again under our Node, passes signals on, and ends as it ended. */
function runAgain(script) {
  const path = `${at('node_modules', '.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(node24, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path, SPOTLINE_NODE: String(process.pid) },
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => child.kill(name))
  }
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
    process.disconnect?.()
    process.exit()
  })
}

/**
 * True in the process that runs under our Node with all packages there. In the first process it starts that one
 * and gives false: the script then does nothing more by itself.
 */
export async function bootstrap(scriptUrl) {
  if (process.env.SPOTLINE_NODE === String(process.ppid)) {
    return true
  }
  const interrupted = async (name) => {
    await endRunning()
    process.exit(128 + constants.signals[name])
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, interrupted)
  }
  try {
    if (!isInstalled()) {
      await step('Packages', () => withLock('install', install), { announce: true })
    }
  } catch (error) {
    explain(error)
    process.exit(1)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.off(name, interrupted)
  }
  runAgain(fileURLToPath(scriptUrl))
  return false
}
