/** Answers the questions of the parent process, each with what its handler returns. */
export function answerQuestions<Q extends { [name in keyof Q]: { question: unknown; answer: unknown } }>(
  handlers: { [N in keyof Q]: (question: Q[N]['question']) => Promise<Q[N]['answer']> | Q[N]['answer'] },
): void {
  process.on('message', async ({ id, name, question }: { id: number; name: keyof Q; question: never }) => {
    try {
      process.send?.({ id, answer: await handlers[name](question) })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  // Whoever started this process is gone.
  process.on('disconnect', () => process.exit(0))
}
