import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from './project.ts'

/** Scripts of the tools, run by the Node that runs this (so no shell and no `.cmd` files are needed). */
const scripts = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Milliseconds after which the command is ended and counts as failed. */
  timeout?: number
}

/** Runs a tool of node_modules with its output on this terminal; resolves to whether it succeeded. */
export function runTool(tool: keyof typeof scripts, args: string[], options?: RunOptions): Promise<boolean> {
  return runCommand(process.execPath, [join(projectFolder, 'node_modules', scripts[tool]), ...args], options)
}

/** Runs a command in the project folder; resolves to whether it was found and succeeded. */
export function runCommand(command: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ...options.env },
      timeout: options.timeout,
    })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
