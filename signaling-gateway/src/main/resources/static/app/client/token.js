/**
 * What a token says of itself; whether that is true the server knows.
 * @param {string} token a JWT
 * @returns {Record<string, any>} its claims; none if it is not a JWT
 */
export function claimsOf(token) {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/**
 * @param {string} token a JWT
 * @returns {number} when it runs out, in milliseconds since 1970; `NaN` if it does not say
 */
export function expiryOf(token) {
  return claimsOf(token).exp * 1000;
}
