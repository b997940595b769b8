// Stands in for socket.io's transports that this product never uses (next.config.js).
export const [XHR, WT] = [undefined, undefined];
