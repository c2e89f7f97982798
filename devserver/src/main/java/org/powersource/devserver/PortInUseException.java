package org.powersource.devserver;

/** Names the port and the option that chooses another. */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortInUseException(Port port, Throwable cause) {
        super(
                "Port " + port.number() + " is in use by another program. End that program, or choose another port: "
                        + port.option(),
                cause);
    }
}
