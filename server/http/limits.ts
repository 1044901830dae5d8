/** Largest JSON body, bytes. */
export const jsonLimit = 8 * 1024 * 1024
