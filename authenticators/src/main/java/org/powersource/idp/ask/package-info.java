/**
 * Ask my contact: people ask the contacts of their district for access to a site, for help or for a new account, and nobody learns who the
 * contacts are. {@link org.powersource.idp.ask.Asking} is the door for other features; {@link org.powersource.idp.ask.Requests} keeps the
 * rows; who decides, package {@code district} says by {@link org.powersource.idp.ask.Deciders}. What a typed address means, the worker finds
 * out.
 */
@NullMarked
package org.powersource.idp.ask;

import org.jspecify.annotations.NullMarked;
